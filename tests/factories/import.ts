import type { Executor } from '@/db/client'
import { importLines, imports } from '@/db/schema/exchanges'
import { makeStaff } from './staff'
import type { TestStructure } from './structure'

/** A file of one person, read and not written yet. @returns its id */
export async function makeImport(executor: Executor, structure: TestStructure): Promise<string> {
  const structureId = structure.id
  const { accountId } = await makeStaff(executor, structure)
  const [made] = await executor
    .insert(imports)
    .values({ structureId, fileName: 'eleves.csv', sha256: 'test', lines: 1, madeBy: accountId })
    .returning({ id: imports.id })
  const cells = { lastName: 'Brought', firstName: 'Elsewhere' }
  await executor.insert(importLines).values({ structureId, importId: made!.id, lineNumber: 2, cells, state: 'ready' })
  return made!.id
}
