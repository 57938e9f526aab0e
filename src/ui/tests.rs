//! Screens as pictures of hand-made views, and what must hold for all of them.
