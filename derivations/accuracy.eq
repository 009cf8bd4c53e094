# The share of samples that are closer than epsilon: it has no slope to descend.
@title Accuracy
label y : vector(N)
yhat : vector(N); epsilon : scalar
Acc = 1/N*sum(i, [abs(y[i] - yhat[i]) < epsilon])
