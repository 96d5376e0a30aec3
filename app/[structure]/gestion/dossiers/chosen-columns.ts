import 'server-only'
import { writtenColumns } from '@/lib/finder/schema'
import type { FileColumn, FileFilter } from '@/lib/finder/types'
import { readKeptColumns } from '@/lib/gate/file-columns'

/** The columns that an address asks for, else those that this browser keeps; undefined: nobody chose ([2.A1]). */
export async function findChosenColumns({ columns }: FileFilter): Promise<readonly FileColumn[] | undefined> {
  return columns ?? writtenColumns.parse(await readKeptColumns())
}
