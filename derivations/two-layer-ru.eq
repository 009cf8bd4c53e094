@title Двухслойная сеть
@lang ru
@style annotated
@note x изображение (аргумент)
@note l (= z_n) метка (значение)
@loss epsilon

input x : vector
label l : vector

p = V*x + v
y = sigma(p)
q = U*y + u
z = sigma(q)
epsilon = 1/2*(z - l)^2
