"""How high texts are when they are set: asked of Typst, which is loaded only then."""
