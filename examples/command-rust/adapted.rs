//! What turns preview 1 into WASI 0.2 needs memory of its own. An allocator from before 2023, as Debian's, would take that
//! for its own too, unless the program hands it out. Targets that write components at once (`wasm32-wasip2`) need none of this.

#[no_mangle]
unsafe extern "C" fn cabi_realloc(old: *mut u8, old_size: usize, align: usize, size: usize) -> *mut u8 {
    use std::alloc::{alloc, realloc, Layout};
    if old_size == 0 {
        return alloc(Layout::from_size_align_unchecked(size, align));
    }
    realloc(old, Layout::from_size_align_unchecked(old_size, align), size)
}
