# The gradient is zero where X'*X*beta = X'*Y. Coefficients and columns of X are counted from 0, for the constant.
@title Linear regression
@base 0
@wrt beta, epsilon
@alias SSE = \varepsilon'\varepsilon
input x : matrix(n, K)
label Y : vector(n)
beta : vector(K + 1)
X = hcat(ones(n), x)
epsilon = Y - X*beta
SSE = epsilon'*epsilon
claim ∂SSE/∂beta = -2*X'*epsilon
claim ∂SSE/∂beta = 2*(X'*X*beta - X'*Y)
@formula Y = \beta_0 + \beta_1 X_1 + \dots + \beta_K X_K + \varepsilon
@formula Y = \begin{pmatrix} y_1 \\ \vdots \\ y_n \end{pmatrix} \quad X = \begin{pmatrix} 1 & x_{11} & \cdots & x_{1K} \\ \vdots & \vdots & & \vdots \\ 1 & x_{n1} & \cdots & x_{nK} \end{pmatrix} \quad \beta = \begin{pmatrix} \beta_0 \\ \vdots \\ \beta_K \end{pmatrix} \quad \varepsilon = \begin{pmatrix} \varepsilon_1 \\ \vdots \\ \varepsilon_n \end{pmatrix}
claim Y = X*beta + epsilon
@formula \text{output} = f(\text{input}, \text{parameter}), \quad \text{loss} = h(\text{output}, \text{target})
