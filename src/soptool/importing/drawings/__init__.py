"""What readers of Word and Excel share: places in drawings, shapes, letters laid in boxes."""
