@title Recurrent network
# h{0} is a leaf with a gradient of its own; W, U and b are shared by all steps.
input x{t} : vector(d)
label y{t} : vector(n)
parameter W : matrix(n, n)
parameter U : matrix(n, d)
parameter b : vector(n)
parameter h{0} : vector(n)
h{t} = tanh(W*h{t-1} + U*x{t} + b) for t = 1..T
L = 1/2*sum(t, (h{t} - y{t})^2)
