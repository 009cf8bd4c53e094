@title Layer normalisation
input x : vector(n)
label t : vector(n)
gamma : vector(n); beta : vector(n)
mu = mean(x)
v = mean((x - mu).^2)
s = sqrt(v + 0.00001)
xhat = (x - mu)/s
y = gamma .* xhat + beta
L = 1/2*(y - t)^2
@wrt gamma, beta, xhat, x
