"""Runs exported modules and compares their gradients with what they should be.

    python3 judge.py MANIFEST

Gradients of numpy modules are compared with central differences of `forward`, those of torch
modules with torch.autograd, and both with each other; second derivatives with differences and
torch.autograd of the gradients. Prints one JSON object: findings, and how
many gradients were compared.
"""

import importlib.util
import inspect
import json
import sys

import numpy as np

try:
    import torch
except ImportError:
    torch = None

STEP = 1e-6


def main(path):
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)
    findings, counts = [], {"numpy": 0, "torch": 0, "zero": 0, "hessians": 0}
    for case in cases:
        try:
            judge(case, findings, counts)
        except Exception as error:
            findings.append(f"{case['name']}: {type(error).__name__}: {error}")
    print(json.dumps({"torch": torch is not None, "findings": findings, "counts": counts}))


def judge(case, findings, counts):
    numpy_module = load(case["numpy"])
    torch_module = load(case["torch"]) if torch else None
    if not case["draws"]:
        findings.append(f"{case['name']}: there are no values to run it at")
        return
    for turn, draw in enumerate(case["draws"]):
        say = lambda text: findings.append(f"{case['name']}, draw {turn}: {text}")
        found = judge_numpy(case, draw, numpy_module, say, counts)
        if torch_module:
            judge_torch(case, draw, torch_module, found, say, counts)
    judge_shapes(case["draws"][0], numpy_module, say)


def load(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Module(module)


class Module:
    """The functions of a module; higher derivatives of unknown functions go where they are taken."""

    def __init__(self, module):
        self.turn = 0
        self.forward = self.taking(module.forward)
        self.gradients = self.taking(module.gradients)
        self.hessians = self.taking(module.hessians) if hasattr(module, "hessians") else None

    def taking(self, function):
        names = set(inspect.signature(function).parameters)

        def call(**given):
            taken = {name: x for name, x in given.items() if name in names or not is_higher(name)}
            return apart_by_place(function(**self.by_place(taken)))

        return call

    def by_place(self, given):
        """Members h{0}, h{1} as a dict by place, or every other time as a list where they are a run."""
        found = {}
        for name, value in given.items():
            if name.endswith("}"):
                family, place = name[:-1].split("{")
                found.setdefault(family, {})[int(place)] = value
            else:
                found[name] = value
        for name, value in found.items():
            places = sorted(value) if isinstance(value, dict) else []
            self.turn += 1
            if places and self.turn % 2 and places == list(range(places[0], places[-1] + 1)):
                found[name] = [value[place] for place in places]
        return found


def apart_by_place(values):
    """Members by names of their own."""
    found = {}
    for name, value in values.items():
        if isinstance(value, dict):
            found.update({f"{name}{{{place}}}": member for place, member in value.items()})
        else:
            found[name] = value
    return found


def is_higher(name):
    return name.startswith(("dd", "hess_"))


def judge_numpy(case, draw, module, say, counts):
    leaves = arrays(draw)
    more = {**draw["given"], **functions(np, draw)}
    values = module.forward(**leaves, **more)
    found = module.gradients(**leaves, **more)
    if sorted(found) != sorted(draw["wrt"]) if "wrt" in draw else list(found) != case["wrt"]:
        say(f"keys {list(found)}, expected {draw.get('wrt', case['wrt'])}")
    for name, expected in draw["values"].items():
        value = np.array(expected["data"]).reshape(expected["dims"])
        if np.shape(values[name]) != value.shape:
            say(f"{name} has shape {np.shape(values[name])}, not {value.shape}")
        elif not np.allclose(values[name], value, rtol=1e-9, atol=1e-9):
            say(f"{name} is not what the equation says")
    size = np.max(np.abs(values[case["loss"]]), initial=0)
    for name, gradient in found.items():
        shape = jacobian(values[case["loss"]], leaves[name] if name in leaves else values[name])
        if np.shape(gradient) != shape:
            say(f"the gradient by {name} has shape {np.shape(gradient)}, not {shape}")
        if not isinstance(gradient, float if shape == () else np.ndarray):
            say(f"the gradient by {name} is a {type(gradient).__name__}")
        if name not in leaves:
            continue
        expected = differences(module.forward, leaves, more, name, case["loss"])
        counts["numpy" if np.any(expected) else "zero"] += 1
        bound = 1e-5 * np.max(np.abs(expected), initial=0) + 1e-7 * max(1, size)
        error = np.max(np.abs(gradient - expected), initial=0)
        if not error <= bound:
            say(f"numpy: the gradient by {name} is off by {error:.1e}")
    if module.hessians:
        judge_hessians(case, module, (leaves, more), found, say, counts)
    return found


def judge_hessians(case, module, given, gradients, say, counts):
    leaves, more = given
    found = module.hessians(**leaves, **more)
    if list(found) != [",".join(pair) for pair in case["pairs"]]:
        say(f"keys of second derivatives: {list(found)}")
    for key, value in found.items():
        first, second = key.split(",")
        shape = flat(np.shape(leaves[first])) + flat(np.shape(leaves[second]))
        if np.shape(value) != shape:
            say(f"the second derivative by {key} has shape {np.shape(value)}, not {shape}")
            continue
        if not isinstance(value, float if shape == () else np.ndarray):
            say(f"the second derivative by {key} is a {type(value).__name__}")
        expected = differences(module.gradients, leaves, more, second, first).reshape(shape)
        counts["hessians" if np.any(expected) else "zero"] += 1
        bound = 1e-5 * np.max(np.abs(expected), initial=0)
        bound += 1e-7 * max(1, np.max(np.abs(gradients.get(first, 1)), initial=0))
        error = np.max(np.abs(along(value - expected, leaves[second])), initial=0)
        if not error <= bound:
            say(f"numpy: the second derivative by {key} is off by {error:.1e}")


def arrays(draw):
    """Values of the leaves; scalars are floats."""
    found = {}
    for name, x in draw["leaves"].items():
        value = np.array(x["data"], dtype=float).reshape(x["dims"])
        found[name] = float(value) if value.ndim == 0 else value
    return found


def along(array, leaf):
    """Of the last two axes only what stays symmetric, where the leaf is: its gradient may rest on that."""
    leaf = np.asarray(leaf)
    if leaf.ndim < 2 or leaf.shape[0] != leaf.shape[1] or not np.array_equal(leaf, leaf.T):
        return array
    return array + np.swapaxes(array, -1, -2)


def differences(function, leaves, more, name, of):
    """The derivative of one of the values of a function by a leaf."""
    x = np.asarray(leaves[name], dtype=float)
    columns = []
    for at in np.ndindex(*x.shape):
        sides = []
        for side in (STEP, -STEP):
            moved = x.copy()
            moved[at] += side
            sides.append(function(**{**leaves, name: moved}, **more)[of])
        columns.append((sides[0] - sides[1]) / (2 * STEP))
    return np.stack(columns, axis=-1).reshape(jacobian(columns[0], x))


def judge_torch(case, draw, module, other, say, counts):
    leaves = {}
    for name, x in draw["leaves"].items():
        value = torch.tensor(x["data"], dtype=torch.float64).reshape(x["dims"])
        leaves[name] = int(value) if name in draw["places"] else value.requires_grad_()
    more = {**draw["given"], **functions(torch, draw)}
    values = module.forward(**leaves, **more)
    found = module.gradients(**leaves, **more)
    if not draw["functions"]:
        single = {name: x.float() if isinstance(x, torch.Tensor) else x for name, x in leaves.items()}
        for name, gradient in module.gradients(**single, **more).items():
            if gradient.dtype != torch.float32:
                say(f"torch: of single precision the gradient by {name} is of type {gradient.dtype}")
    for number, (name, gradient) in enumerate(found.items()):
        tensor = leaves[name] if name in leaves else values[name]
        loss = values[case["loss"]]
        if tuple(gradient.shape) != jacobian(loss, tensor):
            say(f"torch: the gradient by {name} has shape {tuple(gradient.shape)}")
        if gradient.dtype != torch.float64:
            say(f"torch: the gradient by {name} is of type {gradient.dtype}")
        apart(say, f"torch and numpy differ in the gradient by {name}", gradient, torch.as_tensor(other[name]))
        if len(found) > 200 and number % 100:
            continue
        same = [key for key, value in {**leaves, **values}.items() if value is tensor]
        if len(same) > 1 or not tensor.requires_grad or not loss.requires_grad:
            continue
        counts["torch"] += 1
        expected = autograd(loss, tensor).reshape(gradient.shape)
        apart(say, f"torch: the gradient by {name}", gradient, expected)
    if module.hessians:
        for key, value in module.hessians(**leaves, **more).items():
            first, second = key.split(",")
            if value.dtype != torch.float64:
                say(f"torch: the second derivative by {key} is of type {value.dtype}")
            expected = autograd(found[first], leaves[second]).reshape(value.shape)
            leaf = leaves[second].detach().numpy() if isinstance(leaves[second], torch.Tensor) else leaves[second]
            both = [torch.as_tensor(along(one.detach().numpy(), leaf)) for one in (value, expected)]
            apart(say, f"torch: the second derivative by {key}", *both)


def autograd(of, by):
    """The derivative of a tensor by another."""
    rows = [
        torch.autograd.grad(entry, by, retain_graph=True, allow_unused=True)[0]
        if entry.requires_grad
        else None
        for entry in of.reshape(-1)
    ]
    return torch.stack([torch.zeros_like(by) if row is None else row for row in rows])


def apart(say, what, a, b):
    size = max([1e-3, *(float(x.abs().max()) for x in (a, b) if x.numel())])
    error = float((a - b).abs().max()) if a.numel() else 0
    if not error <= 1e-9 * size:
        say(f"{what} is off by {error:.1e}")


def functions(xp, draw):
    """f, df, ddf and dddf of unknown functions, f, jac_f and hess_f of unknown maps."""
    found = {}
    for n, (name, (derivative, result)) in enumerate(draw["functions"].items()):
        if result is None:
            roles = [name, derivative, "d" + derivative, "dd" + derivative]
            found.update(zip(roles, elementwise(xp, n)))
        else:
            found.update(zip([name, derivative, f"hess_{name}"], net(xp, n, result)))
    return found


def elementwise(xp, n):
    a, b, c, d, e, g = 0.7 + 0.1 * n, 1.1, 0.3, -0.6, 0.9 + 0.1 * n, -0.2

    def f(t):
        return a * xp.tanh(b * t + c) + d * xp.sin(e * t + g)

    def df(t):
        return a * b * (1 - xp.tanh(b * t + c) ** 2) + d * e * xp.cos(e * t + g)

    def ddf(t):
        bent = xp.tanh(b * t + c)
        return -2 * a * b**2 * bent * (1 - bent**2) - d * e**2 * xp.sin(e * t + g)

    def dddf(t):
        bent = xp.tanh(b * t + c)
        return -2 * a * b**3 * (1 - bent**2) * (1 - 3 * bent**2) - d * e**3 * xp.cos(e * t + g)

    return f, df, ddf, dddf


def net(xp, n, result):
    """A map by way of four hidden values: V tanh(W z + 0.1)."""

    def parts(args):
        arrays = [x * 1.0 if torch and isinstance(x, torch.Tensor) else np.asarray(x) for x in args]
        z = xp.hstack([x.reshape(-1) for x in arrays])
        random = np.random.default_rng(n)
        W, V = random.normal(size=(4, len(z))), random.normal(size=(int(np.prod(result)), 4))
        W, V = (W, V) if xp is np else (torch.as_tensor(W), torch.as_tensor(V))
        return arrays, W, V, xp.tanh(W @ z + 0.1)

    def f(*args):
        _, _, V, hidden = parts(args)
        return (V @ hidden).reshape(tuple(result))

    def jac(*args):
        arrays, W, V, hidden = parts(args)
        whole = V @ ((1 - hidden**2)[:, None] * W)
        found = [
            whole[:, own].reshape(flat(result) + flat(tuple(x.shape)))
            for x, own in zip(arrays, slices(arrays))
        ]
        return found[0] if len(found) == 1 else tuple(found)

    def hess(*args):
        arrays, W, V, hidden = parts(args)
        whole = xp.einsum("ka,a,ai,aj->kij", V, -2 * hidden * (1 - hidden**2), W, W)
        axes = [flat(tuple(x.shape)) for x in arrays]
        found = tuple(
            tuple(
                whole[:, a][:, :, b].reshape(flat(result) + axes[n] + axes[m])
                for m, b in enumerate(slices(arrays))
            )
            for n, a in enumerate(slices(arrays))
        )
        return found[0][0] if len(found) == 1 else found

    return f, jac, hess


def slices(arrays):
    """Where each array lies in all their entries."""
    found, start = [], 0
    for x in arrays:
        length = int(np.prod(x.shape))
        found.append(slice(start, start + length))
        start += length
    return found


def jacobian(of, by):
    """The shape of a derivative: of or by a scalar that of the other, rows as they are."""
    of, by = tuple(np.shape(of)), tuple(np.shape(by))
    return flat(of) + flat(by) if of and by else of + by


def flat(shape):
    """Rows count as 1-D."""
    return tuple(shape[1:]) if len(shape) == 2 and shape[0] == 1 else tuple(shape)


def judge_shapes(draw, module, say):
    """An axis too many is refused, by the name of the leaf."""
    leaves = arrays(draw)
    more = {**draw["given"], **functions(np, draw)}
    for name, value in leaves.items():
        if name in draw["places"]:
            continue
        try:
            module.gradients(**{**leaves, name: np.asarray(value)[..., None]}, **more)
            say(f"{name} may have an axis too many")
        except ValueError as error:
            own = name.replace("{", "[").replace("}", "]")
            if not str(error).startswith(own) and f" {own} " not in str(error):
                say(f"the message on {name} does not name it: {error}")


if __name__ == "__main__":
    main(sys.argv[1])
