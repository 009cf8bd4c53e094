# Two neurons side by side.
@title Two neurons
@alias w1p = w'_1
@alias b1p = b'_1
@alias w2p = w'_2
@alias b2p = b'_2
input x : scalar
w1, b1, w1p, b1p, w2, b2, w2p, b2p : scalar
y = w1p*sigma(w1*x + b1) + b1p + w2p*sigma(w2*x + b2) + b2p
