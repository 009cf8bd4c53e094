# A hidden layer of tanh for one sample: `gradproof train derivations/training.eq` descends over all samples
# at once, with `--batch 1` sample by sample.
@title Training loop
input x : vector(d)
label y : scalar
W : matrix(M, d); b : vector(M); theta : vector(M); c : scalar
h = tanh(W*x + b)
yhat = theta'*h + c
L = (yhat - y)^2
claim ∂L/∂W = ∂L/∂yhat*(theta .* (1 - h.^2)) ⊗ x
