// Generated automatically by nearley, version 2.20.1
// http://github.com/Hardmath123/nearley
// Bypasses TS6133. Allow declared but unused functions.
// @ts-ignore
function id(d: any[]): any { return d[0]; }
declare var summation: any;
declare var prime: any;
declare var top: any;
declare var slot: any;
declare var number: any;
declare var name: any;
declare var sumcall: any;
declare var limcall: any;
declare var partial: any;

import * as build from './build.ts'
import * as statement from './statement.ts'
import { lexer } from './lexer.ts'

interface NearleyToken {
  value: any;
  [key: string]: any;
};

interface NearleyLexer {
  reset: (chunk: string, info: any) => void;
  next: () => NearleyToken | undefined;
  save: () => any;
  formatError: (token: never) => string;
  has: (tokenType: string) => boolean;
};

interface NearleyRule {
  name: string;
  symbols: NearleySymbol[];
  postprocess?: (d: any[], loc?: number, reject?: {}) => any;
};

type NearleySymbol = string | { literal: any } | { test: (token: any) => boolean };

interface Grammar {
  Lexer: NearleyLexer | undefined;
  ParserRules: NearleyRule[];
  ParserStart: string;
};

const grammar: Grammar = {
  Lexer: lexer,
  ParserRules: [
    {"name": "expression", "symbols": ["sum"], "postprocess": id},
    {"name": "equation", "symbols": ["name", "letters", {"literal":"="}, "sum"], "postprocess": statement.equation},
    {"name": "equation", "symbols": ["member", "letters", {"literal":"="}, "sum", "range"], "postprocess": statement.family},
    {"name": "letters", "symbols": [], "postprocess": build.none},
    {"name": "letters", "symbols": [{"literal":"["}, "names", {"literal":"]"}], "postprocess": statement.inner},
    {"name": "names", "symbols": ["name"], "postprocess": build.one},
    {"name": "names", "symbols": ["names", {"literal":","}, "name"], "postprocess": build.more},
    {"name": "range", "symbols": [], "postprocess": build.absent},
    {"name": "range", "symbols": [{"literal":"for"}, "name", {"literal":"="}, "sum", {"literal":".."}, "sum"], "postprocess": statement.range},
    {"name": "claim", "symbols": [{"literal":"claim"}, "sum", "equals", "sum", "condition", "space"], "postprocess": statement.claim},
    {"name": "let", "symbols": [{"literal":"let"}, "shorthands"], "postprocess": statement.letting},
    {"name": "shorthands", "symbols": ["shorthand"], "postprocess": build.one},
    {"name": "shorthands", "symbols": ["shorthands", {"literal":","}, "shorthand"], "postprocess": build.more},
    {"name": "shorthand", "symbols": ["name", "params", "equals", "sum", "space"], "postprocess": statement.shorthand},
    {"name": "params", "symbols": [], "postprocess": build.none},
    {"name": "params", "symbols": [{"literal":"("}, "names", {"literal":")"}], "postprocess": statement.inner},
    {"name": "equals", "symbols": [{"literal":"="}], "postprocess": id},
    {"name": "equals", "symbols": [{"literal":":="}], "postprocess": id},
    {"name": "space", "symbols": [], "postprocess": build.absent},
    {"name": "space", "symbols": [{"literal":":"}, "type"], "postprocess": statement.space},
    {"name": "condition", "symbols": [], "postprocess": build.absent},
    {"name": "condition", "symbols": [{"literal":"for"}, "sum", "comparison", "sum"], "postprocess": statement.condition},
    {"name": "assumption", "symbols": [{"literal":"assume"}, "sum", {"literal":"="}, "sum"], "postprocess": statement.assumption},
    {"name": "assumption", "symbols": [{"literal":"assume"}, "sum", "comparison", "sum"], "postprocess": statement.assumption},
    {"name": "declaration", "symbols": ["role", "names", {"literal":":"}, "typed"], "postprocess": statement.declaration},
    {"name": "declaration", "symbols": ["role", "member", {"literal":":"}, "typed"], "postprocess": statement.familyDeclaration},
    {"name": "role", "symbols": [], "postprocess": build.absent},
    {"name": "role", "symbols": [{"literal":"parameter"}], "postprocess": statement.textOf},
    {"name": "role", "symbols": [{"literal":"input"}], "postprocess": statement.textOf},
    {"name": "role", "symbols": [{"literal":"label"}], "postprocess": statement.textOf},
    {"name": "typed", "symbols": ["before", "type", "after"], "postprocess": statement.typed},
    {"name": "before", "symbols": [], "postprocess": build.none},
    {"name": "before", "symbols": ["before", "adjective"], "postprocess": build.append},
    {"name": "before", "symbols": ["before", "adjective", {"literal":","}], "postprocess": build.append},
    {"name": "after", "symbols": [], "postprocess": build.none},
    {"name": "after", "symbols": ["after", "adjective"], "postprocess": build.append},
    {"name": "after", "symbols": ["after", {"literal":","}, "adjective"], "postprocess": build.more},
    {"name": "adjective", "symbols": [{"literal":"symmetric"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"diagonal"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"invertible"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"definite"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"orthogonal"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"positive"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"binary"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"probability"}], "postprocess": statement.textOf},
    {"name": "adjective", "symbols": [{"literal":"onehot"}], "postprocess": statement.textOf},
    {"name": "type", "symbols": [{"literal":"scalar"}], "postprocess": statement.bareType},
    {"name": "type", "symbols": [{"literal":"vector"}], "postprocess": statement.bareType},
    {"name": "type", "symbols": [{"literal":"vector"}, {"literal":"("}, "sum", {"literal":")"}], "postprocess": statement.sizedType},
    {"name": "type", "symbols": [{"literal":"row"}], "postprocess": statement.bareType},
    {"name": "type", "symbols": [{"literal":"row"}, {"literal":"("}, "sum", {"literal":")"}], "postprocess": statement.sizedType},
    {"name": "type", "symbols": [{"literal":"matrix"}], "postprocess": statement.bareType},
    {"name": "type", "symbols": [{"literal":"matrix"}, {"literal":"("}, "sum", {"literal":","}, "sum", {"literal":")"}], "postprocess": statement.matrixType},
    {"name": "type", "symbols": [{"literal":"tensor"}, {"literal":"("}, "sums", {"literal":")"}], "postprocess": statement.tensorType},
    {"name": "type", "symbols": [{"literal":"index"}, {"literal":"("}, "sum", {"literal":")"}], "postprocess": statement.sizedType},
    {"name": "type", "symbols": [{"literal":"function"}], "postprocess": statement.bareType},
    {"name": "type", "symbols": [{"literal":"function"}, {"literal":"("}, "types", {"literal":")"}, {"literal":"->"}, "type"], "postprocess": statement.functionType},
    {"name": "types", "symbols": ["type"], "postprocess": build.one},
    {"name": "types", "symbols": ["types", {"literal":","}, "type"], "postprocess": build.more},
    {"name": "sum", "symbols": ["any"], "postprocess": id},
    {"name": "sum", "symbols": ["sum", {"literal":"+"}, "any"], "postprocess": build.infix},
    {"name": "sum", "symbols": ["sum", {"literal":"-"}, "any"], "postprocess": build.infix},
    {"name": "any", "symbols": ["outer"], "postprocess": id},
    {"name": "any", "symbols": ["outerOpen"], "postprocess": id},
    {"name": "outer", "symbols": ["entrywise"], "postprocess": id},
    {"name": "outer", "symbols": ["outer", {"literal":"⊗"}, "entrywise"], "postprocess": build.infix},
    {"name": "outerOpen", "symbols": ["entrywiseOpen"], "postprocess": id},
    {"name": "outerOpen", "symbols": ["outer", {"literal":"⊗"}, "entrywiseOpen"], "postprocess": build.infix},
    {"name": "entrywise", "symbols": ["product"], "postprocess": id},
    {"name": "entrywise", "symbols": ["entrywise", {"literal":".*"}, "product"], "postprocess": build.infix},
    {"name": "entrywise", "symbols": ["entrywise", {"literal":"./"}, "product"], "postprocess": build.infix},
    {"name": "entrywiseOpen", "symbols": ["productOpen"], "postprocess": id},
    {"name": "entrywiseOpen", "symbols": ["entrywise", {"literal":".*"}, "productOpen"], "postprocess": build.infix},
    {"name": "entrywiseOpen", "symbols": ["entrywise", {"literal":"./"}, "productOpen"], "postprocess": build.infix},
    {"name": "product", "symbols": ["signed"], "postprocess": id},
    {"name": "product", "symbols": ["product", {"literal":"*"}, "signed"], "postprocess": build.infix},
    {"name": "product", "symbols": ["product", {"literal":"/"}, "signed"], "postprocess": build.infix},
    {"name": "productOpen", "symbols": ["signedOpen"], "postprocess": id},
    {"name": "productOpen", "symbols": ["product", {"literal":"*"}, "signedOpen"], "postprocess": build.infix},
    {"name": "productOpen", "symbols": ["product", {"literal":"/"}, "signedOpen"], "postprocess": build.infix},
    {"name": "signed", "symbols": ["factor"], "postprocess": id},
    {"name": "signed", "symbols": ["derivative"], "postprocess": id},
    {"name": "signed", "symbols": [{"literal":"-"}, "signed"], "postprocess": build.negation},
    {"name": "signedOpen", "symbols": [{"literal":"-"}, "signedOpen"], "postprocess": build.negation},
    {"name": "signedOpen", "symbols": [(lexer.has("summation") ? {type: "summation"} : summation), "name", "any"], "postprocess": build.summationOne},
    {"name": "signedOpen", "symbols": [(lexer.has("summation") ? {type: "summation"} : summation), {"literal":"{"}, "names", {"literal":"}"}, "any"], "postprocess": build.summationSeveral},
    {"name": "factor", "symbols": ["base"], "postprocess": id},
    {"name": "factor", "symbols": ["powerName"], "postprocess": id},
    {"name": "factor", "symbols": ["powerClosed"], "postprocess": id},
    {"name": "powerName", "symbols": ["base", "power", "entry"], "postprocess": build.infix},
    {"name": "powerName", "symbols": ["base", "power", {"literal":"-"}, "entry"], "postprocess": build.negativePower},
    {"name": "powerName", "symbols": ["base", "power", {"literal":"+"}, "entry"], "postprocess": build.positivePower},
    {"name": "powerClosed", "symbols": ["base", "power", "closed"], "postprocess": build.infix},
    {"name": "powerClosed", "symbols": ["base", "power", {"literal":"-"}, "closed"], "postprocess": build.negativePower},
    {"name": "powerClosed", "symbols": ["base", "power", {"literal":"+"}, "closed"], "postprocess": build.positivePower},
    {"name": "power", "symbols": [{"literal":"^"}], "postprocess": id},
    {"name": "power", "symbols": [{"literal":".^"}], "postprocess": id},
    {"name": "closed", "symbols": ["number"], "postprocess": id},
    {"name": "closed", "symbols": ["call"], "postprocess": id},
    {"name": "closed", "symbols": ["group"], "postprocess": id},
    {"name": "base", "symbols": ["atom"], "postprocess": id},
    {"name": "base", "symbols": ["factor", (lexer.has("prime") ? {type: "prime"} : prime)], "postprocess": build.transposition},
    {"name": "base", "symbols": ["factor", (lexer.has("top") ? {type: "top"} : top)], "postprocess": build.transposition},
    {"name": "base", "symbols": ["base", {"literal":"["}, "sums", {"literal":"]"}], "postprocess": build.indexed},
    {"name": "base", "symbols": ["base", {"literal":"|_"}, {"literal":"{"}, "points", {"literal":"}"}], "postprocess": build.evaluated},
    {"name": "base", "symbols": ["powerClosed", {"literal":"["}, "sums", {"literal":"]"}], "postprocess": build.indexed},
    {"name": "atom", "symbols": ["number"], "postprocess": id},
    {"name": "atom", "symbols": ["name"], "postprocess": id},
    {"name": "atom", "symbols": ["member"], "postprocess": id},
    {"name": "atom", "symbols": ["call"], "postprocess": id},
    {"name": "atom", "symbols": [(lexer.has("slot") ? {type: "slot"} : slot), "call"], "postprocess": build.slotCall},
    {"name": "atom", "symbols": ["group"], "postprocess": id},
    {"name": "atom", "symbols": [{"literal":"["}, "sum", "comparison", "sum", {"literal":"]"}], "postprocess": build.iverson},
    {"name": "number", "symbols": [(lexer.has("number") ? {type: "number"} : number)], "postprocess": build.number},
    {"name": "name", "symbols": [(lexer.has("name") ? {type: "name"} : name)], "postprocess": build.name},
    {"name": "member", "symbols": [(lexer.has("name") ? {type: "name"} : name), {"literal":"{"}, "sum", {"literal":"}"}], "postprocess": build.member},
    {"name": "group", "symbols": [{"literal":"("}, "sum", {"literal":")"}], "postprocess": build.group},
    {"name": "call", "symbols": [(lexer.has("name") ? {type: "name"} : name), "primes", {"literal":"("}, "sums", {"literal":")"}], "postprocess": build.call},
    {"name": "call", "symbols": [(lexer.has("name") ? {type: "name"} : name), "primes", {"literal":"("}, "sums", {"literal":","}, "options", {"literal":")"}], "postprocess": build.callWith},
    {"name": "call", "symbols": [(lexer.has("sumcall") ? {type: "sumcall"} : sumcall), {"literal":"("}, "sum", {"literal":")"}], "postprocess": build.total},
    {"name": "call", "symbols": [(lexer.has("sumcall") ? {type: "sumcall"} : sumcall), {"literal":"("}, "sum", {"literal":","}, "options", {"literal":")"}], "postprocess": build.totalWith},
    {"name": "call", "symbols": [(lexer.has("sumcall") ? {type: "sumcall"} : sumcall), {"literal":"("}, "bounds", {"literal":","}, "sum", {"literal":")"}], "postprocess": build.bounded},
    {"name": "call", "symbols": [(lexer.has("limcall") ? {type: "limcall"} : limcall), {"literal":"("}, "entry", {"literal":"->"}, "sum", {"literal":","}, "sum", {"literal":")"}], "postprocess": build.limit},
    {"name": "primes", "symbols": [], "postprocess": build.none},
    {"name": "primes", "symbols": ["primes", (lexer.has("prime") ? {type: "prime"} : prime)], "postprocess": build.append},
    {"name": "options", "symbols": ["option"], "postprocess": build.one},
    {"name": "options", "symbols": ["options", {"literal":","}, "option"], "postprocess": build.more},
    {"name": "option", "symbols": [(lexer.has("name") ? {type: "name"} : name), {"literal":"="}, "sum"], "postprocess": build.option},
    {"name": "bounds", "symbols": ["bound"], "postprocess": build.one},
    {"name": "bounds", "symbols": ["bounds", {"literal":","}, "bound"], "postprocess": build.more},
    {"name": "bound", "symbols": [(lexer.has("name") ? {type: "name"} : name)], "postprocess": build.letter},
    {"name": "bound", "symbols": [(lexer.has("name") ? {type: "name"} : name), {"literal":"="}, "sum", {"literal":".."}, "sum"], "postprocess": build.rangedLetter},
    {"name": "points", "symbols": ["point"], "postprocess": build.one},
    {"name": "points", "symbols": ["points", {"literal":","}, "point"], "postprocess": build.more},
    {"name": "point", "symbols": ["entry", {"literal":"="}, "sum"], "postprocess": build.point},
    {"name": "sums", "symbols": ["sum"], "postprocess": build.one},
    {"name": "sums", "symbols": ["sums", {"literal":","}, "sum"], "postprocess": build.more},
    {"name": "derivative", "symbols": [(lexer.has("partial") ? {type: "partial"} : partial), "varied", {"literal":"/"}, (lexer.has("partial") ? {type: "partial"} : partial), "by"], "postprocess": build.derivative},
    {"name": "varied", "symbols": ["entry"], "postprocess": id},
    {"name": "varied", "symbols": ["group"], "postprocess": id},
    {"name": "varied", "symbols": ["group", {"literal":"["}, "sums", {"literal":"]"}], "postprocess": build.indexed},
    {"name": "by", "symbols": ["entry"], "postprocess": id},
    {"name": "by", "symbols": [{"literal":"("}, "entry", {"literal":")"}], "postprocess": build.group},
    {"name": "entry", "symbols": ["name"], "postprocess": id},
    {"name": "entry", "symbols": ["member"], "postprocess": id},
    {"name": "entry", "symbols": ["entry", {"literal":"["}, "sums", {"literal":"]"}], "postprocess": build.indexed},
    {"name": "comparison", "symbols": [{"literal":"<"}], "postprocess": id},
    {"name": "comparison", "symbols": [{"literal":"<="}], "postprocess": id},
    {"name": "comparison", "symbols": [{"literal":">"}], "postprocess": id},
    {"name": "comparison", "symbols": [{"literal":">="}], "postprocess": id},
    {"name": "comparison", "symbols": [{"literal":"=="}], "postprocess": id},
    {"name": "comparison", "symbols": [{"literal":"!="}], "postprocess": id}
  ],
  ParserStart: "expression",
};

export default grammar;
