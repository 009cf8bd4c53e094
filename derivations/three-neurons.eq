# Three neurons side by side.
@title Three neurons
@alias w1p = w'_1
@alias b1p = b'_1
@alias w2p = w'_2
@alias b2p = b'_2
@alias w3p = w'_3
@alias b3p = b'_3
input x : scalar
w1, b1, w1p, b1p, w2, b2, w2p, b2p, w3, b3, w3p, b3p : scalar
y = w1p*sigma(w1*x + b1) + b1p + w2p*sigma(w2*x + b2) + b2p + w3p*sigma(w3*x + b3) + b3p
