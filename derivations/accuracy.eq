# The share of samples that are closer than epsilon: it has no slope to descend.
@title Accuracy
@alias Acc = Acc_{\epsilon}
label y : vector(N)
yhat : vector(N); epsilon : scalar
Acc = 1/N*sum(i = 1..N, [abs(y[i] - yhat[i]) < epsilon])
