/** Networks of the examples, in the language of equation files. */
export const TWO_LAYERS =
  'p = V*x + v; y = sigma(p); q = U*y + u; z = sigma(q); epsilon = 1/2*sum((z - l).^2)'
export const TWO_NUMBERS =
  'V, x, v, U, u, l : scalar; p = V*x + v; y = sigma(p); q = U*y + u; z = sigma(q); epsilon = 1/2*(z - l)^2'
export const NUMBERED =
  'z1 = W1*x + b1; a1 = sigma(z1); z2 = W2*a1 + b2; a2 = sigma(z2); L = 1/2*sum((a2 - y).^2)'
export const ROWS =
  'input x : row; W1, W2 : matrix; b1, b2 : row; a = x*W1 + b1; s = sigma(a); o = s*W2 + b2; L = 1/2*sum((o - t).^2)'
export const BATCH =
  "X : matrix(N, d); W : matrix(m, d); b : row(m); theta : vector(m); y : vector(N); f : function; A = X*W' + b; H = f(A); yhat = H*theta + c; L = (yhat - y)'*(yhat - y)"
export const BATCH_OF_ROWS =
  'X : matrix(N, n); W : matrix(n, m); b : row(m); Y = X*W + b; L = 1/(2*N)*sum((Y - T).^2)'
export const TANH = "z = W1*x + b1; h = tanh(z); yhat = w2'*h + b2; L = (yhat - y)^2"
export const RELU = "z = W1*x + b1; h = relu(z); yhat = w2'*h + b2; L = (yhat - y)^2"
export const LINE = 'x, y : vector(N); w, b : scalar; yhat = w*x + b; L = 1/N*sum((yhat - y).^2)'
export const PATHS =
  'w1, w2, w3, x, t : scalar; y1 = tanh(w1*x); y2 = sigma(w2*y1); y3 = w3*y1^2; y4 = y2*y3 + y3; L = (y4 - t)^2'
export const SOFTMAX =
  'label t : probability vector(K); a = W*h + b; y = softmax(a); L = -sum(t.*log(y))'
export const LOGISTIC =
  "w, x : vector; t : scalar; z = w'*x + b; p = sigma(z); L = -t*log(p) - (1 - t)*log(1 - p)"
export const LEAST_SQUARES = "X : matrix(N, n); beta : vector(n); r = X*beta - y; L = 1/2*r'*r"
export const CONVOLUTION = 'y[i] = sum(k, w[k]*x[i+k]); L = 1/2*sum((y - t).^2)'
export const SIGMOID = 'x : scalar; s = sigma(x); th = tanh(x)'
