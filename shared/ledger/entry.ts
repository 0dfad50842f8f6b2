/** The ledger's shapes. Rules: SPEC.md. Hex is lower-case; ids and digests are 32 bytes. */

export type Hex = string;
export type EntryId = Hex;
/** Random UUID (version 4). */
export type RecordId = string;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type RecordType = 'profile' | 'incident' | 'exhibit' | 'case' | 'person' | 'import';

/** What an entry does to its record. */
export type EntryKind = 'edit' | 'submit' | 'return' | 'approve' | 'retract' | 'export' | 'erase';

export type EntryHeader = {
  readonly v: 1;
  /** Ed25519 public key of the profile that signs this log. */
  readonly author: Hex;
  /** Position in the author's log, contiguous from 1. */
  readonly seq: number;
  /** Id of the author's entry before; 64 zeros for the first. */
  readonly prev: EntryId;
  /** Device time, RFC 3339 with milliseconds and offset: `2025-03-14T10:02:11.120+02:00`. */
  readonly time: string;
  /** IANA name of the device's time zone. */
  readonly zone: string;
  readonly record: RecordId;
  readonly type: RecordType;
  readonly kind: EntryKind;
  /** Entries of this record that this one was based on, sorted; empty for the first. */
  readonly parents: readonly EntryId[];
  /** Commitment over the payload's field digests. */
  readonly payload: Hex;
};

/** `[salt, name, value]`; salt is 16 random bytes in hex; value null clears the field. */
export type Disclosure = readonly [salt: Hex, name: string, value: Json];

/** `[name, inner]`: which field it is, and the digest that keeps its value. */
export type SealedField = readonly [name: string, inner: Hex];

export type Entry = { readonly header: EntryHeader; readonly fields: readonly Disclosure[] };

/** An entry whose record's key was destroyed: its header still stands in the chain, its payload is gone. */
export type ErasedEntry = {
  readonly header: EntryHeader;
  readonly erased: true;
  readonly fields?: undefined;
};

/** What a log holds. `fields` is undefined for an erased entry. */
export type StoredEntry = Entry | ErasedEntry;

/** A stored entry with its id, computed once (`withIds`). */
export type KnownEntry = StoredEntry & { readonly id: EntryId };

/** The entries of one user action, contiguous in one author's log, ended by one Ed25519 signature. */
export type Commit = { readonly entries: readonly Entry[]; readonly signature: Hex };

/** A commit as read back from storage: any of its entries may have been erased since. */
export type StoredCommit = { readonly entries: readonly StoredEntry[]; readonly signature: Hex };

/** Where a log has got to; also a checkpoint up to which it has been verified before. */
export type LogHead = { readonly seq: number; readonly id: EntryId };
