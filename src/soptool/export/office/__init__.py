"""What Word and Excel share: packages of XML parts, shapes, pictures, the copy of the source."""
