"""The check word on the screens of a room that has ended: the word that every file carries."""

from workshop_kit.exports.record import word_of


def test_board_phone_and_desk_show_the_word_of_the_files_once_the_room_has_ended(stage):
    screens = [stage.board(), stage.phone(), stage.desk()]
    stage.go("purposes")
    stage.answers(["a"], ["b"], ["c"])
    stage.close()
    word = f"Check word: {word_of(stage.room.state)}."
    assert not any(word in str(screen.shown.data) for screen in screens)
    stage.room.end(lambda problems: None)
    assert all(word in screen.shown.data["notice"] for screen in screens)
