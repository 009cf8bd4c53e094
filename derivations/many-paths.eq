# Unknown functions along two paths: the gradients of both are added.
@title Many paths
@alias ell = \ell
f1 : function(scalar, scalar) -> scalar
f2 : function(scalar, scalar) -> scalar
f3 : function(scalar, scalar) -> scalar
f4 : function(scalar, scalar, scalar) -> scalar
ell : function(scalar) -> scalar
input x : scalar
parameter w1 : scalar; parameter w2 : scalar; parameter w3 : scalar; parameter w4 : scalar
y1 = f1(x, w1)
y2 = f2(y1, w2)
y3 = f3(y1, w3)
y4 = f4(y3, y2, w4)
L = ell(y4)
claim ∂L/∂w2 = ∂L/∂y4*∂y4/∂y2*∂y2/∂w2
claim ∂L/∂w1 = ∂L/∂y4*∂y4/∂y2*∂y2/∂y1*∂y1/∂w1 + ∂L/∂y4*∂y4/∂y3*∂y3/∂y1*∂y1/∂w1
claim ∂L/∂w1 = ∂L/∂y4*(∂y4/∂y2*∂y2/∂y1 + ∂y4/∂y3*∂y3/∂y1)*∂y1/∂w1
@formula L\left(f_4\left(f_3\left(f_1(x)\right), f_2\left(f_1(x)\right)\right)\right)
