//! A text with its matches marked.

use leptos::prelude::*;

use crate::model::found::Piece;

/// The pieces in order; matching ones in `<mark>`.
pub(crate) fn pieces(pieces: Vec<Piece>) -> AnyView {
    pieces
        .into_iter()
        .map(
            |piece| {
                if piece.hit { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
            },
        )
        .collect_view()
        .into_any()
}
