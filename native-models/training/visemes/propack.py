"""Unpacks Rob Northen's ProPack, method 1 (files that begin with RNC and a byte 1): Huffman-coded copies and literals."""


class Bits:
    """Bits from 16-bit little-endian words, lowest first; literal bytes come from between the words."""

    def __init__(self, data: bytes, at: int):
        self.data, self.at = data, at
        self.buffer, self.count = int.from_bytes(data[at : at + 2], "little"), 16

    def take(self, count: int) -> int:
        value = self.buffer & ((1 << count) - 1)
        self.buffer >>= count
        self.count -= count
        if self.count < 16:
            self.at += 2
            self.buffer |= int.from_bytes(self.data[self.at : self.at + 2], "little") << self.count
            self.count += 16
        return value

    def literal(self, count: int) -> bytes:
        part = self.data[self.at : self.at + count]
        self.at += count
        # The word that was looked at ahead lay where the literals are: look again behind them.
        self.count -= 16
        self.buffer &= (1 << self.count) - 1
        self.buffer |= int.from_bytes(self.data[self.at : self.at + 2], "little") << self.count
        self.count += 16
        return part

    def table(self) -> dict:
        """(length, code as it is read) → symbol."""
        lengths = [self.take(4) for _ in range(self.take(5))]
        codes, code = {}, 0
        for length in range(1, 17):
            for symbol, wanted in enumerate(lengths):
                if wanted == length:
                    codes[(length, int(f"{code:0{length}b}"[::-1], 2))] = symbol
                    code += 1
            code <<= 1
        return codes

    def value(self, codes: dict) -> int:
        for length in range(1, 17):
            symbol = codes.get((length, self.buffer & ((1 << length) - 1)))
            if symbol is not None:
                self.take(length)
                return symbol if symbol < 2 else (1 << (symbol - 1)) | self.take(symbol - 1)
        raise ValueError("a code that no table has")


def unpack(data: bytes) -> bytes:
    assert data[:4] == b"RNC\1", data[:4]
    size = int.from_bytes(data[4:8], "big")
    bits, out = Bits(data, 18), bytearray()
    bits.take(2)
    while len(out) < size:
        literals, distances, lengths = bits.table(), bits.table(), bits.table()
        parts = bits.take(16)
        for part in range(parts):
            count = bits.value(literals)
            if count:
                out += bits.literal(count)
            if part < parts - 1:
                distance, length = bits.value(distances) + 1, bits.value(lengths) + 2
                for _ in range(length):
                    out.append(out[-distance])
    return bytes(out)
