//! Formulas, each with its source and checked against values computed elsewhere. They know numbers, not commitments.

pub(super) mod bootstrap;
pub(super) mod cluster;
pub(super) mod kitagawa;
pub(super) mod multiple;
pub(super) mod score_test;
pub(super) mod wilson;
