/** Every database that tests of the register run over. Each entry is a real one. */
export const DATABASES = [{name: 'SQLite', url: 'sqlite:diarievakt.db'}] as const
