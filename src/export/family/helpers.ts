import type { Helper } from '../../core/python.ts'
import { ARRAY } from '../helpers.ts'

// Functions that modules of families bring along.

/** Python's own `range`, where a file has a name like that. */
export const PLACES: Helper = {
  name: '_range',
  takes: '*ends',
  about: 'The places of a range.',
  body: ['return range(*ends)'],
}

/** Members by place. */
export const MEMBERS: Helper = {
  name: '_members',
  takes: 'name, value, first',
  about: 'Members as arrays, by place; those of a list begin at first.',
  body: [
    'try:',
    '    if first is None and not isinstance(value, dict):',
    '        raise TypeError',
    '    items = value.items() if isinstance(value, dict) else enumerate(value, first)',
    '    return {int(place): _array(member) for place, member in items}',
    'except TypeError:',
    '    kinds = "a dict by place" if first is None else "a list, an array or a dict by place"',
    '    raise ValueError(f"{name} is {type(value).__name__}, expected {kinds}") from None',
  ],
  needs: [ARRAY],
}

/** Sizes that leaves tell, each with the leaf that tells it. */
export const NOTE: Helper = {
  name: '_note',
  takes: 'known, *leaves',
  about:
    'Notes the sizes that axes and numbers of members tell; ValueError where two do not agree.',
  body: [
    'for name, value, *axes in leaves:',
    '    if isinstance(value, dict):',
    '        length, more = axes',
    '        owner, found = f"{name} has {len(value)} members", [(length, len(value) - more)]',
    '        if len(value) - more < 1:',
    '            raise ValueError(f"{owner}, so that {length} is {len(value) - more}, expected 1 or more")',
    '    else:',
    '        shape = tuple(value.shape)',
    '        owner, found = f"{name} has shape {shape}", list(zip(axes, shape))',
    '        wrong = [axis for axis, size in found if axis.isdigit() and size != int(axis)]',
    '        if len(shape) != len(axes) or wrong:',
    '            expected = ", ".join(axes) or "no axes, a scalar"',
    '            raise ValueError(f"{owner}, expected ({expected})")',
    '    for axis, size in found:',
    '        if axis.isdigit() or " " in axis:',
    '            continue',
    '        other, by = known.setdefault(axis, (size, owner))',
    '        if size != other:',
    '            raise ValueError(f"{owner}, but {by}: {axis} is {size} and {other}")',
  ],
}

/** Whether members are at the places where they must be. */
export const AT: Helper = {
  name: '_at',
  takes: 'name, members, places',
  about: 'ValueError where there are members at other places.',
  body: [
    'found, expected = sorted(members), sorted(set(places))',
    'if found != expected:',
    '    raise ValueError(f"{name} has members at {found}, expected {expected}")',
  ],
}

/** Sizes that go with the places of families. */
export const BY_PLACE: Helper = {
  name: '_by_place',
  takes: 'sizes, name',
  about: 'Sizes by place, of those whose names carry their places.',
  body: [
    'start = f"{name}["',
    'return {int(key[len(start) : -1]): sizes[key] for key in sizes if key.startswith(start)}',
  ],
}
