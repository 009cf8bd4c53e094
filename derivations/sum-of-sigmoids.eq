# A two-layer network as a sum of N sigmoids; w^i is the weight of unit i.
@title Sum of sigmoids
@alias bout = b^{out}
@alias wout[i] = w_i^{out}
@alias w[i] = w^i
@alias b[i] = b^i
@alias wout = \mathbf{w}^{out}
input x : scalar
bout : scalar; wout : vector(N); w : vector(N); b : vector(N)
yhat = bout + sum(i = 1..N, wout[i]*sigma(w[i]*x + b[i]))
claim yhat = bout + wout'*sigma(w*x + b)
