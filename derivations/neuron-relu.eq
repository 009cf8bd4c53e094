# A rectified linear neuron; at its kink the derivative counts as 0.
@title Rectified linear neuron
input x : vector(n)
w : vector(n); b : scalar
z = b + sum(i, w[i]*x[i])
h = max(z, 0)
claim ∂h/∂z = [z > 0]
claim ∂h/∂w[i] = [z > 0]*x[i]
