import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { LiveForm } from './live-form'

type Props = {
  path: string
  /** Of the field, and of its button. */
  words: { label: string; button: string }
  search: string
  /** Hidden fields: what the list is narrowed by besides. */
  children?: ReactNode
  /** The list follows what is typed. */
  isLive?: boolean
}

/** Looks something up in a list of the office: its words are in the address, and it works without a script. */
export function SearchBar({ path, words, search, children, isLive = false }: Props) {
  const Form = isLive ? LiveForm : 'form'
  return (
    <Form action={path} className="flex flex-wrap items-end gap-3">
      <TextInput
        name="q"
        type="search"
        label={words.label}
        defaultValue={search}
        className="min-w-0 flex-1 basis-64 sm:max-w-96"
      />
      {children}
      <Button type="submit" icon="search">
        {words.button}
      </Button>
    </Form>
  )
}
