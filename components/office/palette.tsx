'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  RouterProvider,
  TextField,
} from 'react-aria-components'
import type { Finding, FindingKind } from '@/lib/finder/types'

export type PaletteWords = {
  label: string
  placeholder: string
  loading: string
  none: string
  failed: string
  kinds: Record<FindingKind, string>
}
type Props = { href: string; words: PaletteWords; onClose: () => void }

/** Long enough for the next letter, too short to be waited for. */
const pauseMs = 120

/** What the server finds for the words typed last; null before the first answer. */
function useFindings(href: string, typed: string) {
  const [state, setState] = useState<{ findings: Finding[] | null; hasFailed: boolean }>({
    findings: null,
    hasFailed: false,
  })
  useEffect(() => {
    const abort = new AbortController()
    const wait = setTimeout(
      async () => {
        try {
          const answer = await fetch(`${href}/resultats?${new URLSearchParams({ q: typed })}`, { signal: abort.signal })
          if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
          setState({ findings: (await answer.json()) as Finding[], hasFailed: false })
        } catch {
          if (!abort.signal.aborted) setState({ findings: [], hasFailed: true })
        }
      },
      typed === '' ? 0 : pauseMs,
    )
    return () => {
      clearTimeout(wait)
      abort.abort()
    }
  }, [href, typed])
  return state
}

/** Over any page of the office: type, choose with the arrows, Enter goes there ([2.A1]). */
export function Palette({ href, words, onClose }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const { findings, hasFailed } = useFindings(href, typed.trim())
  const kinds = [...new Set(findings?.map(({ kind }) => kind))]
  return (
    <RouterProvider navigate={(path) => router.push(path as never)}>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
        className="fixed inset-0 z-40 flex justify-center bg-[oklch(0.15_0.01_60/0.6)] sm:p-6 sm:pt-[12vh]"
      >
        <Modal className="h-fit max-h-[80dvh] w-full max-w-[38rem] overflow-hidden rounded-b-l bg-surface shadow-card outline-none sm:rounded-l">
          <Dialog aria-label={words.label} className="grid max-h-[80dvh] grid-rows-[auto_1fr] outline-none">
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <TextField autoFocus aria-label={words.label} className="border-b border-line p-3">
                <Input
                  placeholder={words.placeholder}
                  className="min-h-12 w-full rounded-s bg-surface px-3 text-lg text-ink placeholder:text-muted"
                />
              </TextField>
              <Menu
                aria-label={words.label}
                items={kinds.map((kind) => ({ id: kind }))}
                dependencies={[findings]}
                onAction={onClose}
                renderEmptyState={() => (
                  <p className="p-4 text-muted">{hasFailed ? words.failed : findings ? words.none : words.loading}</p>
                )}
                className="min-h-24 overflow-y-auto p-2 outline-none"
              >
                {({ id: kind }) => (
                  <MenuSection id={kind}>
                    <Header className="px-3 pt-3 pb-1 text-sm text-muted">{words.kinds[kind]}</Header>
                    <Collection items={findings?.filter((finding) => finding.kind === kind) ?? []}>
                      {(finding) => <Line finding={finding} />}
                    </Collection>
                  </MenuSection>
                )}
              </Menu>
            </Autocomplete>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </RouterProvider>
  )
}

function Line({ finding: { id, href, title, detail } }: { finding: Finding }) {
  return (
    <MenuItem
      id={id}
      href={href}
      textValue={title}
      className="grid cursor-pointer gap-0.5 rounded-s px-3 py-2 text-ink no-underline outline-none data-[focused]:bg-accent-soft"
    >
      <span className="font-medium">{title}</span>
      <span className="truncate text-sm text-muted">{detail}</span>
    </MenuItem>
  )
}
