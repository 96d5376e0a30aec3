import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { freezeAndBook } from './freezes-school'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()

test('[1.H9] [6.R6] a pass that is frozen while a lesson is booked has one or the other, and is frozen once', async () => {
  for (let round = 0; round < 4; round += 1) {
    const said = await freezeAndBook(database)
    for (const rank of [0, 3, 6]) {
      const [booked, ...frozen] = said.slice(rank, rank + 3)
      if (booked === 'ok') expect(frozen).toEqual(['lessons_in_freeze', 'lessons_in_freeze'])
      else expect([booked, ...frozen.sort()]).toEqual(['pass_frozen', 'already_frozen', 'ok'])
    }
    expect(await database.findBrokenInvariants()).toEqual({})
  }
})
