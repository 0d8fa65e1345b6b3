import ts from 'typescript';

/** One file of the tree, by its path from the root, with `/` between folders. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A name that another file or package is asked for by, and the line it stands in, from 1. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** A free name, or a dotted pair of them, that code uses (`Date`, `Math.random`), and its line. */
export interface Use {
  readonly name: string;
  readonly line: number;
}

export interface ParsedSource extends Source {
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
}

const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

export const isCode = (path: string): boolean => CODE.test(path);

/** The string that an import, an export from, an `import()`, a `require()` or an import type names. */
const specifierOf = (node: ts.Node): ts.StringLiteralLike | null => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    return from !== undefined && ts.isStringLiteralLike(from) ? from : null;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    return ts.isStringLiteralLike(literal) ? literal : null;
  }
  if (!ts.isCallExpression(node)) return null;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  const first = node.arguments[0];
  if (node.expression.kind !== ts.SyntaxKind.ImportKeyword && !isRequire) return null;
  return first !== undefined && ts.isStringLiteralLike(first) ? first : null;
};

/** Names that stand for themselves: not the `b` of `a.b`, not a key, not the name of something declared. */
const freeNameOf = (node: ts.Node): string | null => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return `${node.expression.text}.${node.name.text}`;
  if (!ts.isIdentifier(node)) return null;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return null;
  if ('name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent)) return null;
  return node.text;
};

/** What a file imports and which free names it uses; nothing for files that are not code. */
export const parseSource = (source: Source): ParsedSource => {
  if (!isCode(source.path)) return { ...source, imports: [], uses: [] };
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const uses: Use[] = [];
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== null) imports.push({ specifier: specifier.text, line: lineOf(specifier) });
    const name = freeNameOf(node);
    if (name !== null) uses.push({ name, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { ...source, imports, uses };
};
