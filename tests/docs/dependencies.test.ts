import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('docs/dependencies.md says why each dependency is here, and names no other', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const lines = readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` \| \S/gm)
  expect([...lines].map(([, name]) => name).sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
})
