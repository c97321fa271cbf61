import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Join {
    mesh: Uint8Array<ArrayBuffer>;
    arbiter: Uint8Array<ArrayBuffer>;
    addrs: Uint8Array<ArrayBuffer>[];
}
export declare namespace Join {
    const codec: () => Codec<Join>;
    interface JoinMeshFieldEvent {
        field: '$.mesh';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinArbiterFieldEvent {
        field: '$.arbiter';
        value: Uint8Array<ArrayBuffer>;
    }
    interface JoinAddrsFieldEvent {
        field: '$.addrs[]';
        index: number;
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Join>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Join>): Join;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Join>): Generator<JoinMeshFieldEvent | JoinArbiterFieldEvent | JoinAddrsFieldEvent>;
}
