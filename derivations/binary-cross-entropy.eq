# Cross-entropy with two classes.
@title Binary cross-entropy
@alias t = t_1
@alias y = y_1
@alias loss = loss
label t : scalar
y : scalar
assume y > 0
assume y < 1
loss = -t*log(y) - (1 - t)*log(1 - y)
claim ∂loss/∂y = (y - t)/(y*(1 - y))
