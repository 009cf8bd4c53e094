@title Long short-term memory
input x{t} : vector(d)
label y : vector(n)
h{0} = zeros(n)
c{0} = zeros(n)
z_i{t} = W_i*x{t} + U_i*h{t-1} + b_i for t = 1..T
z_f{t} = W_f*x{t} + U_f*h{t-1} + b_f for t = 1..T
z_o{t} = W_o*x{t} + U_o*h{t-1} + b_o for t = 1..T
z_g{t} = W_g*x{t} + U_g*h{t-1} + b_g for t = 1..T
f{t} = sigma(z_f{t}) for t = 1..T
i{t} = sigma(z_i{t}) for t = 1..T
o{t} = sigma(z_o{t}) for t = 1..T
g{t} = tanh(z_g{t}) for t = 1..T
c{t} = f{t} .* c{t-1} + i{t} .* g{t} for t = 1..T
h{t} = o{t} .* tanh(c{t}) for t = 1..T
L = 1/2*(h{T} - y)^2
@wrt W_f, U_f, b_f, z_f, z_i, z_o, z_g, f, i, o, g, c, h
