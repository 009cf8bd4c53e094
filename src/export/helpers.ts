import type { Helper } from '../core/python.ts'

// Functions that modules bring along, whatever their formulas are. Their names begin with `_`,
// as no name of a file does.

/** Anything as an array of floats; a scalar as a float, in torch as a tensor without axes. */
export const ARRAY: Helper = {
  name: '_array',
  takes: 'value',
  about: 'The value as an array of floats.',
  body: {
    numpy: ['return np.asarray(value, dtype=float)[()]'],
    torch: [
      'if isinstance(value, torch.Tensor) and value.is_floating_point():',
      '    return value',
      'return torch.as_tensor(value, dtype=torch.float64)',
    ],
  },
}

/** Sizes of axes by name. */
export const SIZES: Helper = {
  name: '_sizes',
  takes: '*leaves',
  about: 'The sizes that the axes of the leaves name; ValueError where two do not agree.',
  body: [
    'sizes, owners = {}, {}',
    'for name, value, *axes in leaves:',
    '    shape = tuple(value.shape)',
    '    if len(shape) != len(axes):',
    '        expected = ", ".join(axes) or "no axes, a scalar"',
    '        raise ValueError(f"{name} has shape {shape}, expected ({expected})")',
    '    for axis, size in zip(axes, shape):',
    '        if axis.isdigit() and size != int(axis):',
    '            expected = ", ".join(axes)',
    '            raise ValueError(f"{name} has shape {shape}, expected ({expected})")',
    '        if axis.isidentifier() and sizes.setdefault(axis, size) != size:',
    '            other = "{} has shape {}".format(*owners[axis])',
    '            raise ValueError(',
    '                f"{name} has shape {shape}, but {other}: {axis} is {size} and {sizes[axis]}"',
    '            )',
    '        owners.setdefault(axis, (name, shape))',
    'return sizes',
  ],
}

/** An array of a shape that sizes known by now give. */
export const SHAPED: Helper = {
  name: '_shaped',
  takes: 'name, value, *sizes',
  about: 'The value as an array with axes of these sizes, None for any; else ValueError.',
  body: [
    'value = _array(value)',
    'shape = tuple(value.shape)',
    'if len(shape) != len(sizes) or any(b not in (None, a) for a, b in zip(shape, sizes)):',
    '    raise ValueError(f"{name} has shape {shape}, expected {sizes}")',
    'return value',
  ],
  needs: [ARRAY],
}

/** A fixed position, or a size. */
export const PLACE: Helper = {
  name: '_place',
  takes: 'name, value, most=None',
  about: 'The value as a whole number from 1 on, at most so large; else ValueError.',
  body: [
    'place = int(value)',
    'if place != value or place < 1 or (most is not None and place > most):',
    '    bound = "" if most is None else f" to {most}"',
    '    raise ValueError(f"{name} is {value}, expected a whole number from 1{bound}")',
    'return place',
  ],
}

/** Entries at positions that may lie outside. */
export const ENTRIES: Helper = {
  name: '_entries',
  takes: 'x, *places',
  about: 'Entries of x at places counted from 0; outside of x they are 0.',
  body: {
    numpy: [
      'places = np.broadcast_arrays(*places)',
      'inside = np.all([(0 <= p) & (p < n) for p, n in zip(places, x.shape)], axis=0)',
      'nearest = tuple(np.clip(p, 0, n - 1) for p, n in zip(places, x.shape))',
      'return np.where(inside, x[nearest], 0)[()]',
    ],
    torch: [
      'places = [torch.as_tensor(p, device=x.device) for p in places]',
      'places = torch.broadcast_tensors(*places)',
      'inside = torch.stack([(0 <= p) & (p < n) for p, n in zip(places, x.shape)]).all(dim=0)',
      'nearest = tuple(torch.clip(p, 0, n - 1) for p, n in zip(places, x.shape))',
      'return torch.where(inside, x[nearest], 0)',
    ],
  },
}

/** A map of scalars at every entry of arrays. */
export const EACH: Helper = {
  name: '_each',
  takes: 'f, *args',
  about: 'The function of scalars f at the entries of arrays that broadcast together.',
  body: {
    numpy: [
      'args = np.broadcast_arrays(*args)',
      'values = [f(*entries) for entries in zip(*(x.ravel() for x in args))]',
      'return np.reshape(np.asarray(values, dtype=float), args[0].shape)',
    ],
    torch: [
      'args = torch.broadcast_tensors(*args)',
      'values = [f(*entries) for entries in zip(*(x.reshape(-1) for x in args))]',
      'return torch.stack([_array(value) for value in values]).reshape(args[0].shape)',
    ],
  },
  needs: [ARRAY],
}
