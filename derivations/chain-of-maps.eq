# From X by way of Y to Z: the derivative by a parameter of the first map, in numerator layout.
@title Chain of maps
@layout numerator
f : function(vector(n), vector(p)) -> vector(m)
k : function(vector(m), vector(q)) -> vector(r)
input X : vector(n)
parameter w1 : vector(p)
parameter w2 : vector(q)
Y = f(X, w1)
Z = k(Y, w2)
claim ∂Z/∂w1 = ∂Z/∂Y*∂Y/∂w1
