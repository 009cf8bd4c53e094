# The mean squared error over S samples.
@title Mean squared error
label y : vector(S)
yhat : vector(S)
MSE = 1/S*sum(s = 1..S, (y[s] - yhat[s])^2)
claim ∂MSE/∂yhat[s] = 2/S*(yhat[s] - y[s])
