/** A network for one sample with a hidden layer of three. */
export const SAMPLE_NETWORK = `input x : vector(n); label t : vector(r)
A : matrix(3, n); b : vector(3); C : matrix(r, 3)
h = tanh(A*x + b)
y = C*h
L = (y - t)^2`
