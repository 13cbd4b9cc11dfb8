"""What an SOP is: shapes of micro, macro and standard, and the values in them."""
