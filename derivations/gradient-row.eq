# All derivatives of a function of several numbers, beside each other.
@title Gradient
g : function(vector(n)) -> scalar
x : vector(n)
f = g(x)
@formula \nabla f = \left( \frac{\partial f}{\partial x_1}, \dots, \frac{\partial f}{\partial x_n} \right)
