# The logistic function is tanh, moved and scaled.
@title Sigmoid and tanh
z : scalar
a = sigma(z)
claim sigma(z) = 1/2 + 1/2*tanh(z/2)
claim tanh(z) = 2*sigma(2*z) - 1
