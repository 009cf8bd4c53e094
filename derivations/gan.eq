@title Losses of an adversarial pair
# The discriminator's logit is a on a real sample and b on a made one; x = G*z is made from noise.
input r : vector(n)
input z : vector(k)
w : vector(n); G : matrix(n, k)
x = G*z
a = w'*r
b = w'*x
L = -log(sigma(a)) - log(1 - sigma(b))
@wrt a, b, w, G
claim ∂L/∂a = sigma(a) - 1
claim ∂L/∂b = sigma(b)
claim ∂L/∂G = sigma(b)*w ⊗ z
