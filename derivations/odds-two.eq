# The same for the probabilities of both classes.
@title Odds of two classes
p : probability vector(2)
t[i] = log(p[i]/p[2])
claim exp(t[1]) = p[1]/(1 - p[1])
claim exp(t[1]) = p[1]/p[2]
claim p[1] = sigma(t[1])
@formula p_i = P(Y = C_i | x)
