import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, test } from 'vitest'
import { cutParameters } from '@/embedded/executor/cut'
import { describeFailure } from '@/lib/core/failure'

const secrets = ['$argon2id$v=19$abc', '<a href="https://x/activation/tok\nen">', 'marie@example.org']
const cause = Object.assign(new Error('duplicate key value violates unique constraint "accounts_email"'), {
  code: '23505',
  constraint_name: 'accounts_email',
  detail: `Key (email)=(${secrets[2]}) already exists.`,
})
const failed = new DrizzleQueryError('insert into accounts values ($1, $2, $3)', secrets, cause)
const holdsSecret = (value: unknown) => /argon2id|activation|marie|tok/.test(JSON.stringify(value))

describe('[6.S2] what a query was given stays out of logs', () => {
  test('of a failed query: its text, its cause, where; no parameter', () => {
    const told = describeFailure(failed)
    expect(told).toMatchObject({ query: failed.query, cause: { code: '23505', constraint: 'accounts_email' } })
    expect(told.stack).toContain('failure.test')
    expect(holdsSecret(told)).toBe(false)
  })

  test('a value that PostgreSQL quotes in its message', () => {
    const quoted = Object.assign(new Error(`invalid input syntax for type uuid: "${secrets[2]}"`), { code: '22P02' })
    expect(holdsSecret(describeFailure(new DrizzleQueryError('select $1', secrets, quoted)))).toBe(false)
  })

  test('wrapped in another error, or thrown as it is', () => {
    const wrapped = new Error('the step failed', { cause: failed })
    expect(holdsSecret(describeFailure(wrapped))).toBe(false)
    expect(describeFailure(new TypeError('x is undefined'))).toMatchObject({
      name: 'TypeError',
      message: 'x is undefined',
    })
    expect(describeFailure('nothing')).toEqual({ name: 'string', message: 'nothing' })
  })

  test('as the job engine keeps it, serialised once or twice', () => {
    const { name, message, stack, params } = failed
    const once = cutParameters({ name, message, stack, params, cause: { message } })
    expect(once.message).toBe(`Failed query: ${failed.query}`)
    expect(holdsSecret([once, cutParameters(JSON.stringify({ message, stack }))])).toBe(false)
  })
})
