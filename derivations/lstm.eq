@title Long short-term memory
input x{t} : vector(d)
label y : vector(n)
h{0} = zeros(n)
c{0} = zeros(n)
f{t} = sigma(Wf*x{t} + Uf*h{t-1} + bf) for t = 1..T
i{t} = sigma(Wi*x{t} + Ui*h{t-1} + bi) for t = 1..T
o{t} = sigma(Wo*x{t} + Uo*h{t-1} + bo) for t = 1..T
g{t} = tanh(Wg*x{t} + Ug*h{t-1} + bg) for t = 1..T
c{t} = f{t} .* c{t-1} + i{t} .* g{t} for t = 1..T
h{t} = o{t} .* tanh(c{t}) for t = 1..T
L = 1/2*(h{T} - y)^2
@wrt Wf, Uf, bf, f, c, h
