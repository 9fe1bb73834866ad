//! The parts of the trends page that the live filter replaces, rendered by the same views as the whole page.

