# The derivatives of f(a, b) as limits, and as slopes of increments, which are 0 at h = 0.
@title Derivatives as limits
@wrt a, b
@loss z
f : function(scalar, scalar) -> scalar
a, b, h : scalar
assume h = 0
z = f(a, b)
u = f(a + h, b) - f(a, b)
v = f(a, b + h) - f(a, b)
claim u = 0
claim v = 0
claim du/dh = ∂z/∂a
claim dv/dh = ∂z/∂b
@formula f'(a,b) = \begin{pmatrix} \lim_{h \to 0} \frac{f(a+h,b) - f(a,b)}{h} \\ \lim_{h \to 0} \frac{f(a,b+h) - f(a,b)}{h} \end{pmatrix}
@formula \frac{\partial z}{\partial a} = \lim_{h \to 0} \frac{f(a+h,b) - f(a,b)}{h}
