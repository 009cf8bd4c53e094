@title Gated recurrent unit
input x{t} : vector(d)
label y : vector(n)
h{0} = zeros(n)
z{t} = sigma(Wz*x{t} + Uz*h{t-1} + bz) for t = 1..T
r{t} = sigma(Wr*x{t} + Ur*h{t-1} + br) for t = 1..T
g{t} = tanh(Wg*x{t} + Ug*(r{t} .* h{t-1}) + bg) for t = 1..T
h{t} = (1 - z{t}) .* h{t-1} + z{t} .* g{t} for t = 1..T
L = 1/2*(h{T} - y)^2
@wrt Wz, Uz, bz, Ug, z, r, g, h
