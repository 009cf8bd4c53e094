# The same in numerator layout: derivatives of a scalar are rows, and the chain rule reads from left to
# right; transposed they are the gradient.
@title Conventions, numerator layout
@alias ell = \ell
@space h, theta
@layout numerator
g : function(vector(M)) -> vector(N)
ell : function(vector(N)) -> scalar
parameter theta : vector(M)
h = g(theta)
L = ell(h)
claim ∂L/∂theta = ∂L/∂h*∂h/∂theta
claim (∂L/∂theta)' = (∂h/∂theta)'*(∂L/∂h)'
@formula \frac{\partial L}{\partial \theta_k} = \frac{\partial L}{\partial h} \frac{\partial h}{\partial \theta_k}
@formula \frac{\partial L}{\partial \theta}(\alpha) = \left(\frac{\partial L}{\partial \theta_1}(\alpha), \dots, \frac{\partial L}{\partial \theta_M}(\alpha)\right) \in \mathbb{R}^{1 \times M}
@formula \nabla_{\theta} L(\alpha) = \begin{pmatrix} \frac{\partial L}{\partial \theta_1}(\alpha) \\ \vdots \\ \frac{\partial L}{\partial \theta_M}(\alpha) \end{pmatrix} \in \mathbb{R}^{M}
@formula J_{\theta}(\alpha) := \frac{\partial h}{\partial \theta}(\alpha) \in \mathbb{R}^{N \times M}
@formula Dh(\alpha) = J_{\theta}(\alpha)
@formula \frac{\partial L}{\partial \theta}(\alpha) = \frac{\partial L}{\partial h}(h(\alpha)) \frac{\partial h}{\partial \theta}(\alpha)
@formula \nabla_{\theta} L(\alpha) = \left(\frac{\partial L}{\partial \theta}(\alpha)\right)^T
