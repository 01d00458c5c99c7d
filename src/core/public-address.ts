import ipaddr from "ipaddr.js";

/** True for addresses of the public internet; loopback, private, link-local and mapped forms of them are not. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** True where an address names a host by number, and that number is not of the public internet. */
export function namesPrivateAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(host) && !isPublicAddress(host);
}

/** A host of a stranger turned out to lie within our own network. */
export class PrivateAddressError extends Error {
  constructor(hostname: string) {
    super(`${hostname.slice(0, 253)} is not on the public internet`);
    this.name = "PrivateAddressError";
  }
}

export interface ResolvedAddress {
  address: string;
  family: number;
}

interface LookupOptions {
  all?: boolean | undefined;
}

/** Node's `dns.lookup`, asked for all addresses. */
export type ResolveAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: ResolvedAddress[]) => void,
) => void;

/** What `net.connect` takes as `lookup`. */
export type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: Error | null, address: string | ResolvedAddress[], family?: number) => void,
) => void;

/**
 * A lookup that fails with a `PrivateAddressError` unless every address of the name is public. Resolution and
 * connection see the same address, so a name cannot answer with a public one first and a private one afterwards.
 */
export function createPublicLookup(resolve: ResolveAll): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new PrivateAddressError(hostname), "", 0);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
