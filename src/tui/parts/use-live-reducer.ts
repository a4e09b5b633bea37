import {useCallback, useRef, useState} from 'react'

/** A screen's state with the means to change it. */
export interface Live<State, Event> {
  readonly state: State
  /** The state at this moment, also between two drawings: two keys in one burst must not both act on the same picture. */
  readonly now: () => State
  readonly tell: (event: Event) => void
}

/** A reducer whose state can be read between drawings, as keys and deeds need it. */
export function useLiveReducer<State, Event>(reduce: (state: State, event: Event) => State, first: () => State): Live<State, Event> {
  const [state, draw] = useState(first)
  const current = useRef(state)
  const now = useCallback(() => current.current, [])
  const tell = useCallback((event: Event) => {
    current.current = reduce(current.current, event)
    draw(current.current)
  }, [reduce])
  return {state, now, tell}
}
