# Statements and expressions of equation files and of printed derivations.
# Every text has at most one parse: each level of precedence is a rule of its own.
# A level named …Open ends in a sum `Σ_k …`, which reaches as far to the right as it can.

@preprocessor typescript
@{%
import * as build from './build.ts'
import * as statement from './statement.ts'
import { lexer } from './lexer.ts'
%}
@lexer lexer

expression -> sum {% id %}

# Statements

equation -> name letters  "=" sum        {% statement.equation %}
          | member letters "=" sum range {% statement.family %}

letters -> null          {% build.none %}
         | "[" names "]" {% statement.inner %}

names -> name           {% build.one %}
       | names "," name {% build.more %}

range -> null                             {% build.absent %}
       | "for" name "=" sum ".." sum      {% statement.range %}

claim -> "claim" sum equals sum condition space {% statement.claim %}

let -> "let" shorthands {% statement.letting %}

shorthands -> shorthand                {% build.one %}
            | shorthands "," shorthand {% build.more %}

shorthand -> name params equals sum space {% statement.shorthand %}

params -> null          {% build.none %}
        | "(" names ")" {% statement.inner %}

equals -> "="  {% id %}
        | ":=" {% id %}

space -> null     {% build.absent %}
       | ":" type {% statement.space %}

condition -> null                      {% build.absent %}
           | "for" sum comparison sum {% statement.condition %}

assumption -> "assume" sum "=" sum        {% statement.assumption %}
            | "assume" sum comparison sum {% statement.assumption %}

declaration -> role names ":" typed  {% statement.declaration %}
             | role member ":" typed {% statement.familyDeclaration %}

role -> null        {% build.absent %}
      | "parameter" {% statement.textOf %}
      | "input"     {% statement.textOf %}
      | "label"     {% statement.textOf %}

typed -> before type after {% statement.typed %}

before -> null                 {% build.none %}
        | before adjective     {% build.append %}
        | before adjective "," {% build.append %}

after -> null                {% build.none %}
       | after adjective     {% build.append %}
       | after "," adjective {% build.more %}

adjective -> "symmetric"   {% statement.textOf %}
           | "diagonal"    {% statement.textOf %}
           | "invertible"  {% statement.textOf %}
           | "definite"    {% statement.textOf %}
           | "orthogonal"  {% statement.textOf %}
           | "positive"    {% statement.textOf %}
           | "binary"      {% statement.textOf %}
           | "probability" {% statement.textOf %}
           | "onehot"      {% statement.textOf %}

type -> "scalar"                             {% statement.bareType %}
      | "vector"                             {% statement.bareType %}
      | "vector" "(" sum ")"                 {% statement.sizedType %}
      | "row"                                {% statement.bareType %}
      | "row" "(" sum ")"                    {% statement.sizedType %}
      | "matrix"                             {% statement.bareType %}
      | "matrix" "(" sum "," sum ")"         {% statement.matrixType %}
      | "tensor" "(" sums ")"                {% statement.tensorType %}
      | "index" "(" sum ")"                  {% statement.sizedType %}
      | "function"                           {% statement.bareType %}
      | "function" "(" types ")" "->" type   {% statement.functionType %}

types -> type           {% build.one %}
       | types "," type {% build.more %}

# Expressions, loosest first

sum -> any         {% id %}
     | sum "+" any {% build.infix %}
     | sum "-" any {% build.infix %}

any -> outer     {% id %}
     | outerOpen {% id %}

outer -> entrywise           {% id %}
       | outer "⊗" entrywise {% build.infix %}

outerOpen -> entrywiseOpen           {% id %}
           | outer "⊗" entrywiseOpen {% build.infix %}

entrywise -> product                {% id %}
           | entrywise ".*" product {% build.infix %}
           | entrywise "./" product {% build.infix %}

entrywiseOpen -> productOpen                {% id %}
               | entrywise ".*" productOpen {% build.infix %}
               | entrywise "./" productOpen {% build.infix %}

product -> signed             {% id %}
         | product "*" signed {% build.infix %}
         | product "/" signed {% build.infix %}

productOpen -> signedOpen             {% id %}
             | product "*" signedOpen {% build.infix %}
             | product "/" signedOpen {% build.infix %}

signed -> factor     {% id %}
        | derivative {% id %}
        | "-" signed {% build.negation %}

signedOpen -> "-" signedOpen              {% build.negation %}
            | %summation name any             {% build.summationOne %}
            | %summation "{" names "}" any    {% build.summationSeveral %}

# An exponent that is a name takes the `[…]` behind it; after any other, `[…]` is an entry of the power.
factor -> base        {% id %}
        | powerName   {% id %}
        | powerClosed {% id %}

powerName -> base power entry     {% build.infix %}
           | base power "-" entry {% build.negativePower %}
           | base power "+" entry {% build.positivePower %}

powerClosed -> base power closed     {% build.infix %}
             | base power "-" closed {% build.negativePower %}
             | base power "+" closed {% build.positivePower %}

power -> "^"  {% id %}
       | ".^" {% id %}

closed -> number {% id %}
        | call   {% id %}
        | group  {% id %}

base -> atom                     {% id %}
      | factor %prime            {% build.transposition %}
      | factor %top              {% build.transposition %}
      | base "[" sums "]"        {% build.indexed %}
      | base "|_" "{" points "}" {% build.evaluated %}
      | powerClosed "[" sums "]" {% build.indexed %}

atom -> number                     {% id %}
      | name                       {% id %}
      | member                     {% id %}
      | call                       {% id %}
      | %slot call                 {% build.slotCall %}
      | group                      {% id %}
      | "[" sum comparison sum "]" {% build.iverson %}

number -> %number {% build.number %}
name -> %name {% build.name %}
member -> %name "{" sum "}" {% build.member %}
group -> "(" sum ")" {% build.group %}

call -> %name primes "(" sums ")"                {% build.call %}
      | %name primes "(" sums "," options ")" {% build.callWith %}
      | %sumcall "(" sum ")"                     {% build.total %}
      | %sumcall "(" sum "," options ")" {% build.totalWith %}
      | %sumcall "(" bounds "," sum ")"          {% build.bounded %}
      | %limcall "(" entry "->" sum "," sum ")"  {% build.limit %}

primes -> null          {% build.none %}
        | primes %prime {% build.append %}

options -> option             {% build.one %}
         | options "," option {% build.more %}

option -> %name "=" sum {% build.option %}

bounds -> bound            {% build.one %}
        | bounds "," bound {% build.more %}

bound -> %name                   {% build.letter %}
       | %name "=" sum ".." sum  {% build.rangedLetter %}

points -> point            {% build.one %}
        | points "," point {% build.more %}

point -> entry "=" sum {% build.point %}

sums -> sum          {% build.one %}
      | sums "," sum {% build.more %}

# Derivatives: each side a name, an entry or a bracket, so that no sign behind them is theirs

derivative -> %partial varied "/" %partial by {% build.derivative %}

varied -> entry              {% id %}
        | group              {% id %}
        | group "[" sums "]" {% build.indexed %}

by -> entry         {% id %}
    | "(" entry ")" {% build.group %}

entry -> name               {% id %}
       | member             {% id %}
       | entry "[" sums "]" {% build.indexed %}

comparison -> "<"  {% id %}
            | "<=" {% id %}
            | ">"  {% id %}
            | ">=" {% id %}
            | "==" {% id %}
            | "!=" {% id %}
